/** Replaces one step of the tracking code by make(step), which may call the step it replaces. */
export const wrap = (tracking, step, make) => { tracking[step] = make(tracking[step]); };

/** Changes one kind of event just before it goes to the SDK; change(event) edits it in place. */
export const edit = (tracking, name, change) => wrap(tracking, 'send', send => event => {
  if (event.name === name) change(event);
  send(event);
});

/** Swallows events for which lost(event) holds. */
export const lose = (tracking, lost) => wrap(tracking, 'send', send => event => lost(event) || send(event));

export const on = (tracking, page) => tracking.visit?.page === page;

/** Replaces one step of the tracking code by make(step), which may call the step it replaces. */
export const wrap = (tracking, step, make) => { tracking[step] = make(tracking[step]); };

/** Changes one kind of event just before it goes to the SDK; change(event) edits it in place. */
export const edit = (tracking, name, change) => wrap(tracking, 'send', send => event => {
  if (event.name === name) change(event);
  send(event);
});

/** Swallows events for which lost(event) holds. */
export const lose = (tracking, lost) => wrap(tracking, 'send', send => event => lost(event) || send(event));

/** Changes each event as the SDK puts it on the wire; change(parameters) edits Snowplow's own names in place. */
export const onWire = (tracking, change) => wrap(tracking.sdkOptions, 'customFetch', post => async request => {
  const body = await request.clone().json();
  body.data.forEach(change);
  return post(new Request(request, { body: JSON.stringify(body) }));
});

/** Changes the SDK's session entity on the wire; change(data) returns what it becomes, undefined takes it away. */
export const onSession = (tracking, change) => onWire(tracking, parameters => {
  const contexts = decode(parameters.cx);
  contexts.data = contexts.data.flatMap(entity => {
    if (!entity.schema.includes('client_session')) return entity;
    const data = change(entity.data, parameters);
    return data ? { ...entity, data } : [];
  });
  parameters.cx = encode(contexts);
});

/** Name of an event on the wire. */
export const nameOf = ({ e, ue_px }) => e === 'pv' ? 'page_view' : decode(ue_px).data.schema.split('/')[1];

export const on = (tracking, page) => tracking.visit?.page === page;

const decode = text => JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))));

const encode = value => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

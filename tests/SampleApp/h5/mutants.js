// Deliberate tracking bugs of the page, by APP_MUTANT of whoever serves it.
export const mutants = {
  'HY-01.a': tracking => {
    const { track } = tracking;
    tracking.track = (name, data) => { track(name, data); tracking.byItself(name, data); };
  },
  'HY-01.b': tracking => { tracking.track = tracking.byItself; },
  'HY-02.a': tracking => { tracking.byItself = () => {}; },
  'HY-04.a': tracking => {
    let n = 0;
    tracking.turned = () => tracking.slideShown(`${n++ % 3 + 1}`);
  },
};

// Deliberate tracking bugs of the page, by APP_MUTANT of whoever serves it.
export const mutants = {};

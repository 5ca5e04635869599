// What for: what a maintainer needs besides running the program: copies of what can't be made again, and a look at everything.
// In: the folders of the index and of the bot's state, the settings. Out: a backup, a restored folder, a list of findings.
// All of it works while the bot runs; nothing here prints a secret or a word of a resident.
// Not here: answering, indexing; a backup holds the index too, since papers' files may be gone when it is needed.
export { backUp, restore } from './backup.ts';
export { findings, repair } from './doctor.ts';
export { moveState } from './migrate.ts';
export { moveIndex } from './migrate-index.ts';

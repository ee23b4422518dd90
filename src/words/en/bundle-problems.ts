/** Why a file cannot be opened, or what of it could not be read, in English. */
export const bundleProblems = {
  'not-a-zip': 'This is no Sockscope log: the file is not a zip, or it was cut off on its way.',
  'no-manifest': 'This zip is no Sockscope log: its manifest is missing.',
  'newer-format': 'This log was written by a newer Sockscope. Open it with that version.',
  'too-large': 'A part of this file unpacks to more than a log ever holds. It was not opened.',
  'no-events': 'The list of events is missing from this file.',
  'damaged-events': 'Some events could not be read and are left out.',
};

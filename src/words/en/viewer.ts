/** Texts of the viewer, in English. */
export const viewer = {
  title: 'Sockscope viewer',
  drop: 'Drop a Sockscope log here',
  choose: 'Choose a file',
  paste: 'You can also paste it. It is read on this computer only; nothing is uploaded.',
  another: 'Open another',
  unreadable: 'This file cannot be shown',
  notAFile: 'There was no file in what you dropped or pasted.',
};

/** The data that all cases run with. `$int` marks an int. */
export const data = {
  S: 'text',
  E: '',
  H: '<a href="x">Tom & \'Jerry\'</a>',
  U: 'äöü€😀',
  T: true,
  F: false,
  N: null,
  I: { $int: 42 },
  Z: { $int: 0 },
  D: 2.5,
  W: 3,
  L: ['a', 'b', 'c'],
  X: [],
  Y: [{ $int: 3 }, 'x', null, true, 1.5, ['n'], { k: 'v' }],
  M: { b: 1, a: 'one', c: { d: 'deep' } },
  O: {},
  P: [
    { Role: 'user', Content: 'Hi' },
    { Role: 'assistant', Content: 'Hello' },
  ],
};

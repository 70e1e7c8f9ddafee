import { command, describeValid, file, from, parameter, system } from '../fixtures/modelfile-case.js';

const m = from('m');

describeValid('instructions', [
  {
    title: 'are read in any case',
    text: file('from m', 'System a', 'lIcEnSe b', 'parameter seed 1'),
    commands: [m, system('a'), command('license', 'b'), parameter('seed', '1')],
  },
  {
    title: 'may be indented, and divided from their values by several blanks',
    text: file('  FROM \t m', '\tSYSTEM   a'),
    commands: [m, system('a')],
  },
  {
    title: 'may have empty lines between them',
    text: file('', '  ', 'FROM m', '\t', '', 'SYSTEM a', ''),
    commands: [m, system('a')],
  },
  { title: 'may end without a line break', text: 'FROM m\nSYSTEM a', commands: [m, system('a')] },
]);

describeValid('comments', [
  {
    title: 'may stand before, between and after instructions',
    text: file('# a model', 'FROM m', '  \t# indented', '#SYSTEM x', 'SYSTEM a', '# the end'),
    commands: [m, system('a')],
  },
  { title: 'may end the file without a line break', text: 'FROM m\n# end', commands: [m] },
  {
    title: 'may hold quotes that nothing closes',
    text: file('# """ and "', 'FROM m', '# "', 'SYSTEM a'),
    commands: [m, system('a')],
  },
]);

describeValid('line ends', [
  {
    title: 'may be those of Windows, also within texts',
    text: 'FROM m\r\n\r\n# x\r\nSYSTEM """a\r\nb"""\r\nLICENSE c\r\n',
    commands: [m, system('a\r\nb'), command('license', 'c')],
  },
  {
    title: 'may be those of old Macs',
    text: 'FROM m\r# x\rSYSTEM "a\rb"\rLICENSE c\r',
    commands: [m, system('a\rb'), command('license', 'c')],
  },
  {
    title: 'may be of several kinds',
    text: 'FROM m\rSYSTEM a\r\nLICENSE b\nLICENSE c',
    commands: [m, system('a'), command('license', 'b'), command('license', 'c')],
  },
]);

const text = 'FROM m\r\nSYSTEM größer 🦙\r\n';
const commands = [m, system('größer 🦙')];
const utf16 = Buffer.from(`\u{feff}${text}`, 'utf16le');

describeValid('encodings', [
  { title: 'may be UTF-8', text: Buffer.from(text), commands },
  { title: 'may be UTF-8 with a byte-order mark', text: Buffer.from(`\u{feff}${text}`), commands },
  { title: 'may be UTF-16, little end first', text: utf16, commands },
  { title: 'may be UTF-16, big end first', text: Buffer.from(utf16).swap16(), commands },
  { title: 'may be a text with a byte-order mark', text: `\u{feff}${text}`, commands },
  {
    title: 'may hold bytes that are no UTF-8, which become U+FFFD',
    text: Buffer.from([...Buffer.from('FROM m\nSYSTEM a'), 0xe9, ...Buffer.from('b')]),
    commands: [m, system('a\u{fffd}b')],
  },
]);

describeValid('characters that can not be seen', [
  {
    title: 'are dropped: no-break space, zero-width joiner, control characters',
    text: file('FROM m', 'SYSTEM a\u{a0}b\u{200d}c\u{0}d\u{1b}[0m'),
    commands: [m, system('abcd[0m')],
  },
  {
    title: 'are dropped after closing quotes too',
    text: file('FROM m', 'SYSTEM "a"\u{200b}', 'LICENSE b'),
    commands: [m, system('a'), command('license', 'b')],
  },
]);

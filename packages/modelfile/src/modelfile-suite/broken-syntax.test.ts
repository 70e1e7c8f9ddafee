import { describeBroken, file } from '../fixtures/modelfile-case.js';

const unknown = (line: number) =>
  `(line ${line}): command must be one of "from", "license", "template", "system", "adapter", "draft", "renderer", "parser", "parameter", "message", or "requires"`;
const role = (line: number) => `(line ${line}): message role must be one of "system", "user", or "assistant"`;

const addFrom = 'add a line such as "FROM llama3.2" or "FROM ./model.gguf"';
const writeParameter = 'write "PARAMETER", a name of letters, digits and _, and a value';
const writeMessage = 'write "MESSAGE", a role (system, user or assistant), and a text';
const orQuotes = 'or begin a text of several lines with """';
const noClosing = (line: number) =>
  `the value that begins on line ${line} has no closing quotes: end one of its lines with them`;

describeBroken('a Modelfile without FROM', [
  { title: 'is empty', text: '', message: 'no FROM line', line: 1, column: 1, hint: addFrom },
  { title: 'has comments alone', text: file('# FROM m'), message: 'no FROM line', line: 1, column: 1, hint: addFrom },
  { title: 'has others', text: file('SYSTEM a'), message: 'no FROM line', line: 1, column: 1, hint: addFrom },
  { title: 'has one without a value', text: file('FROM '), message: 'no FROM line', line: 1, column: 6, hint: addFrom },
  {
    title: 'has one with an empty value',
    text: file('FROM m', 'FROM ""'),
    message: 'no FROM line',
    line: 2,
    column: 6,
    hint: addFrom,
  },
]);

describeBroken('an unknown instruction', [
  {
    title: 'is a slip of the pen',
    text: file('FORM m'),
    message: unknown(1),
    line: 1,
    column: 1,
    hint: `"FORM" is no instruction: write FROM, ${orQuotes}`,
  },
  {
    title: 'is a slip in lower case, indented',
    text: file('FROM m', '  paramter seed 1'),
    message: unknown(2),
    line: 2,
    column: 3,
    hint: `"paramter" is no instruction: write PARAMETER, ${orQuotes}`,
  },
  {
    title: 'is the second line of a text without quotes',
    text: file('FROM m', 'SYSTEM You are Mario.', 'You like mushrooms.'),
    message: unknown(3),
    line: 3,
    column: 1,
    hint: `"You" is no instruction: correct it, ${orQuotes}`,
  },
  {
    title: 'stands after a text of several lines',
    text: file('FROM m', 'SYSTEM """', '', '"""', 'RUN ls'),
    message: unknown(5),
    line: 5,
    column: 1,
    hint: `"RUN" is no instruction: correct it, ${orQuotes}`,
  },
  {
    title: 'has a sign after it',
    text: file('FROM: m'),
    message: unknown(1),
    line: 1,
    column: 1,
    hint: 'after "FROM" there must be a space and a value, on the same line',
  },
  {
    title: 'is a fence of Markdown',
    text: file('```', 'FROM m', '```'),
    message: unknown(1),
    line: 1,
    column: 1,
    hint: `"\`\`\`" is no instruction: correct it, ${orQuotes}`,
  },
  {
    title: 'is JSON',
    text: file('{"from": "m"}'),
    message: unknown(1),
    line: 1,
    column: 1,
    hint: `"{"from":" is no instruction: correct it, ${orQuotes}`,
  },
  {
    title: 'has a digit in it',
    text: file('FROM m', 'SYSTEM2 a'),
    message: unknown(2),
    line: 2,
    column: 1,
    hint: 'after "SYSTEM" there must be a space and a value, on the same line',
  },
]);

describeBroken('an instruction without a value', [
  {
    title: 'is alone on its line, which the original counts as the next one',
    text: file('FROM m', 'SYSTEM', 'a'),
    message: unknown(3),
    line: 2,
    column: 1,
    hint: 'after "SYSTEM" there must be a space and a value, on the same line',
  },
  {
    title: 'ends the text',
    text: 'FROM m\nSYSTEM',
    message: 'unexpected EOF',
    line: 2,
    column: 7,
    hint: 'the text ends after "SYSTEM": add a value, or remove the line',
  },
]);

describeBroken('quotes that are not closed', [
  {
    title: 'are three',
    text: file('FROM m', 'TEMPLATE """{{ .Prompt }}', 'LICENSE MIT'),
    message: 'unexpected EOF',
    line: 2,
    column: 10,
    hint: noClosing(2),
  },
  {
    title: 'are three, closed with one',
    text: file('FROM m', 'SYSTEM """a"'),
    message: 'unexpected EOF',
    line: 2,
    column: 8,
    hint: noClosing(2),
  },
  {
    title: 'are one',
    text: file('FROM m', '', 'SYSTEM  "a', 'b'),
    message: 'unexpected EOF',
    line: 3,
    column: 9,
    hint: noClosing(3),
  },
  {
    title: 'are a single one',
    text: file('FROM m', 'SYSTEM "'),
    message: 'unexpected EOF',
    line: 2,
    column: 8,
    hint: noClosing(2),
  },
  {
    title: 'are five',
    text: file('FROM m', 'SYSTEM """""'),
    message: 'unexpected EOF',
    line: 2,
    column: 8,
    hint: noClosing(2),
  },
  {
    title: 'have text after them',
    text: file('FROM m', 'SYSTEM "a" b', 'LICENSE c'),
    message: 'unexpected EOF',
    line: 2,
    column: 8,
    hint: noClosing(2),
  },
  {
    title: 'are those of a message',
    text: file('FROM m', 'MESSAGE user """a'),
    message: 'unexpected EOF',
    line: 2,
    column: 14,
    hint: noClosing(2),
  },
]);

describeBroken('a MESSAGE', [
  {
    title: 'has an unknown role',
    text: file('FROM m', 'MESSAGE tool a'),
    message: role(2),
    line: 2,
    column: 9,
    hint: '"tool" is no role; roles are in lower case',
  },
  {
    title: 'has a role in upper case',
    text: file('FROM m', '', '  MESSAGE  User a'),
    message: role(3),
    line: 3,
    column: 12,
    hint: '"User" is no role; roles are in lower case',
  },
  {
    title: 'has a role and no text',
    text: file('FROM m', 'MESSAGE user', 'a'),
    message: 'unexpected EOF: user',
    line: 2,
    column: 13,
    hint: writeMessage,
  },
  {
    title: 'has a sign after its role',
    text: file('FROM m', 'MESSAGE user: a'),
    message: 'unexpected EOF: user',
    line: 2,
    column: 13,
    hint: writeMessage,
  },
  {
    title: 'has nothing',
    text: file('FROM m', 'MESSAGE '),
    message: 'unexpected EOF',
    line: 2,
    column: 9,
    hint: writeMessage,
  },
]);

describeBroken('a PARAMETER without', [
  {
    title: 'a value',
    text: file('FROM m', 'PARAMETER num_ctx', '8192'),
    message: 'unexpected EOF: num_ctx',
    line: 2,
    column: 18,
    hint: writeParameter,
  },
  {
    title: 'a value at the end of the text',
    text: 'FROM m\nPARAMETER num_ctx',
    message: 'unexpected EOF: num_ctx',
    line: 2,
    column: 18,
    hint: writeParameter,
  },
  {
    title: 'a name',
    text: file('FROM m', 'PARAMETER '),
    message: 'unexpected EOF',
    line: 2,
    column: 11,
    hint: writeParameter,
  },
  {
    title: 'a blank after its name',
    text: file('FROM m', 'PARAMETER num_ctx=8192'),
    message: 'unexpected EOF: num_ctx',
    line: 2,
    column: 18,
    hint: writeParameter,
  },
  {
    title: 'a name of letters',
    text: file('FROM m', 'PARAMETER top-k 40'),
    message: 'unexpected EOF: top',
    line: 2,
    column: 14,
    hint: writeParameter,
  },
]);

const broken = 'FROM m\r\n\r\nSYSTEM "größer 🦙"\r\nFORM m\r\n';
const expected = { message: unknown(4), line: 4, column: 1, hint: `"FORM" is no instruction: write FROM, ${orQuotes}` };

describeBroken('lines are counted', [
  { title: 'with the line ends of Windows', text: broken, ...expected },
  { title: 'with the line ends of old Macs', text: broken.replaceAll('\r\n', '\r'), ...expected },
  { title: 'in UTF-8 with a byte-order mark', text: Buffer.from(`\u{feff}${broken}`), ...expected },
  { title: 'in UTF-16', text: Buffer.from(`\u{feff}${broken}`, 'utf16le'), ...expected },
]);

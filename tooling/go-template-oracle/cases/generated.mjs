import { data } from './data.mjs';
import { createRandom } from './random.mjs';

const fields = Object.keys(data);
const literals = ['1', '0', '-3', '2.5', '"a"', '""', '"text"', 'true', 'false', 'nil', "'x'", '`raw`'];
const unary = ['not', 'len', 'print', 'html', 'js', 'urlquery', 'json', 'println'];
const binary = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'and', 'or', 'index', 'slice', 'print', 'printf "%v|%v"'];
const verbs = 'vdsqxXtTfgeGUcob+#-05.28 %'.split('');

/** Makes `count` templates out of parts that mostly fit together. */
export function generateTemplates(count, seed) {
  const random = createRandom(seed);
  const pick = (list) => list[random(list.length)];
  const operand = (depth) => {
    const kind = random(depth > 2 ? 4 : 7);
    if (kind < 2) return `.${pick(fields)}`;
    if (kind === 2) return pick(literals);
    if (kind === 3) return pick(['.', '$', '.M.a', '.M.c.d', '.M.zz', '$.S', '.P']);
    return `(${expression(depth + 1)})`;
  };
  const format = () =>
    JSON.stringify(Array.from({ length: 1 + random(3) }, () => `%${pick(verbs)}${pick(verbs)}`).join(' '));
  const expression = (depth) => {
    switch (random(6)) {
      case 0:
        return operand(depth);
      case 1:
        return `${pick(unary)} ${operand(depth)}`;
      case 2:
      case 3:
        return `${pick(binary)} ${operand(depth)} ${operand(depth)}`;
      case 4:
        return `${operand(depth)} | ${pick(unary)}`;
      default:
        return `printf ${format()} ${operand(depth)} ${operand(depth)}`;
    }
  };
  const trim = (text) => (random(4) === 0 ? `{{- ${text} }}` : random(4) === 0 ? `{{ ${text} -}}` : `{{ ${text} }}`);
  const body = (depth) => Array.from({ length: 1 + random(3) }, () => part(depth)).join(pick(['', ' ', '\n']));
  const part = (depth) => {
    const kind = depth > 2 ? random(3) : random(9);
    switch (kind) {
      case 0:
        return pick(['text', ' a ', '\n', '<|x|>']);
      case 1:
      case 2:
        return trim(expression(0));
      case 3:
        return `${trim(`if ${expression(0)}`)}${body(depth + 1)}${trim('else')}${body(depth + 1)}${trim('end')}`;
      case 4:
        return `${trim(`range ${operand(0)}`)}${body(depth + 1)}${pick(['', trim('else') + 'none'])}${trim('end')}`;
      case 5:
        return `${trim(`range $i, $e := ${operand(0)}`)}{{ $i }}:{{ $e }}${body(depth + 1)}${trim('end')}`;
      case 6:
        return `${trim(`with ${operand(0)}`)}${body(depth + 1)}${trim('end')}`;
      case 7:
        return `${trim(`$v := ${expression(0)}`)}{{ $v }}`;
      default:
        return `${trim(`if ${expression(0)}`)}${body(depth + 1)}${trim('end')}`;
    }
  };
  /** Sometimes a template is damaged, to see that it is refused in the same words. */
  const damage = (text) => {
    if (random(6) > 0 || text.length < 3) return text;
    const at = random(text.length);
    return random(2) === 0
      ? text.slice(0, at) + text.slice(at + 1)
      : text.slice(0, at) + pick('{}()|.$"`-'.split('')) + text.slice(at);
  };
  return Array.from({ length: count }, () => damage(body(0)));
}

import { print, printLine } from '../format/format-value.js';
import { printf } from '../format/printf.js';
import { isTrue } from '../values/go-values.js';
import { comparisonFunctions } from './comparison.js';
import { dateText } from './dates.js';
import { escapingFunctions } from './escaping.js';
import { FunctionFailure, type TemplateFunction } from './go-function.js';
import { indexingFunctions } from './indexing.js';
import { toGoJson } from './json.js';
import { toTypeScriptType } from './type-script-type.js';

/** `and`, `or` and `call` evaluate or name their arguments in their own way: the evaluator does them. */
function bySpecialCase(): never {
  throw new FunctionFailure('is evaluated elsewhere');
}

/** Everything that a template can call: Go's own functions and those that chat templates have besides. */
export const templateFunctions: ReadonlyMap<string, TemplateFunction> = new Map(
  Object.entries<TemplateFunction>({
    and: { parameters: ['value'], rest: 'value', call: bySpecialCase },
    or: { parameters: ['value'], rest: 'value', call: bySpecialCase },
    call: { parameters: ['value'], rest: 'value', call: bySpecialCase },
    not: { parameters: ['value'], call: (value) => !isTrue(value) },
    ...comparisonFunctions,
    ...indexingFunctions,
    ...escapingFunctions,
    print: { parameters: [], rest: 'any', call: (...values) => print(values) },
    println: { parameters: [], rest: 'any', call: (...values) => printLine(values) },
    printf: { parameters: ['string'], rest: 'any', call: (format, ...values) => printf(String(format), values) },
    json: { parameters: ['any'], call: toGoJson },
    currentDate: { parameters: [], rest: 'string', call: () => dateText() },
    yesterdayDate: { parameters: [], rest: 'string', call: () => dateText(-1) },
    toTypeScriptType: { parameters: ['any'], call: toTypeScriptType },
  }),
);

/** The names of `templateFunctions`. */
export const templateFunctionNames: ReadonlySet<string> = new Set(templateFunctions.keys());

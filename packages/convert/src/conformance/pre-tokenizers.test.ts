import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertGenerated } from '../fixtures/models/generated-model.js';
import { modelOfTokenizer } from '../fixtures/models/llama-models.js';
import { knownPreTokenizers } from '../fixtures/models/pre-tokenizers.js';
import { independentTokenizer, revealingTokenizer } from '../fixtures/models/revealing-tokenizer.js';
import { loadGguf } from '../fixtures/run-model.js';
import { preTokenizerNames } from '../tokenizers/pre-tokenizers.js';

const texts = [
  "I've heard he'd said: 'They're not what we'll need', but I'm sure it isn't. WE'RE HERE, IT'S LATE, YOU'LL SEE, I'D GO",
  '3 33 333 3333 33333 333333 3333333 3.14 3..3 1,234,567.89 x2 2x a1b2 v1.2.3-rc4',
  ' one  two   three    four\ttab\t\ttabs \n line\n\nlines \n\n\n more\r\nwindows\r\n\r\n end   ',
  '\n \n\n \n\n\n \t \t\t \t\n  \n   \n    \n     \n',
  'snake_case camelCase kebab-case path/to/file.txt https://example.org/?q=1&r=2 a@b.c #tag $5 100% (x) [y] {z} <w>',
  'if (a == b) {\n\treturn c->d != "e\\n"; // !!! ??? ... ===\n}\n',
  '我想在apple工作1314151天～ 日本語のテキスト、カタカナ。한국어 텍스트 「引用」',
  '🚀 rocket 🦙🦙 ✅ family 👨‍👩‍👧 flag 🇩🇪 skin 👍🏽 end🙂',
  'ÄÖÜ äöü ß façade naïve Ångström œuvre İstanbul ŁÓDŹ',
  'нещо на български ΕΛΛΗΝΙΚΑ ελληνικά עברית العربية',
  "'sleep 'team 'real 'dull x's y't 'S 'T 'RE 'Ve",
  '------======= ````""""......!!!!!!?????? ~~ ^^ || $$ ++ <> «» „“ …',
];

const otherDigits = '½ ² ٣٤٥ １２３ x٣';
// Marks of their own, which belong to the letter before them.
const marks = 'हिन्दी में ไทย e\u0301te\u0301 ខ្មែរ';
// Changes of case beyond ASCII.
const cases = 'ПриветМир ΑβγΔε ÄpfelÖl';

/** What llama.cpp splits otherwise than the model does, and nothing in a file can change that. */
const knownDifferences: Readonly<Record<string, readonly string[]>> = {
  'Mistral Nemo': [marks, cases],
  'GPT-4o': [marks, cases],
  'Granite Embedding R2': [cases],
  // Digits stay together for llama.cpp. That shows here alone, where the tokenizer is made to join their bytes.
  'DeepSeek LLM': [otherDigits],
};

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

describe('llama.cpp splits texts as the tokenizer of', () => {
  it.each(knownPreTokenizers)('$model does', async (known) => {
    const all = [...texts, otherDigits, marks, cases];
    const tokenizer = revealingTokenizer(known, all);
    const reference = independentTokenizer(tokenizer);
    const model = await loadGguf(await convertGenerated(modelOfTokenizer(known.model, tokenizer), directory.path));
    try {
      const different: string[] = [];
      for (const text of all) {
        const expected = reference.encode(text, { add_special_tokens: false });
        const tokens = await model.tokenize(text);
        if (tokens.join() !== expected.ids.join()) different.push(text);
      }
      expect(different).toEqual(knownDifferences[known.model] ?? []);
    } finally {
      await model.close();
    }
  });

  it('each of those that are known', () => {
    expect(new Set(knownPreTokenizers.map(({ name }) => name))).toEqual(new Set(preTokenizerNames));
  });
});

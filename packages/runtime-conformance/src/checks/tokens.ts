import assert from 'node:assert/strict';
import type { Check, Theme } from '../check.js';
import { variedTexts } from '../support/texts.js';

const roundTrip: Check = {
  name: 'reads tokens back as the text that they came from',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.model();
    for (const text of variedTexts) {
      const back = await model.detokenize(await model.tokenize(text, { parseSpecial: false }));
      // Some tokenizers put a space before every text.
      assert.equal(back.replace(/^ /u, ''), text);
    }
  },
};

const range: Check = {
  name: 'gives token ids that are in the vocabulary',
  needs: ['tokens'],
  async run(context) {
    const model = await context.model();
    const tokens = (await Promise.all(variedTexts.map((text) => model.tokenize(text)))).flat();
    assert.ok(tokens.length > 0);
    if (model.limits.vocabularySize === 0) context.skip('the size of the vocabulary is not known');
    for (const token of tokens) {
      assert.ok(Number.isInteger(token) && token >= 0 && token < model.limits.vocabularySize, `token ${token}`);
    }
  },
};

const empty: Check = {
  name: 'takes an empty text and an empty list of tokens',
  needs: ['tokens'],
  async run(context) {
    const model = await context.model();
    assert.deepEqual(await model.tokenize(''), []);
    assert.equal(await model.detokenize([]), '');
  },
};

const special: Check = {
  name: 'adds the special tokens around a text only where asked to',
  needs: ['tokens'],
  async run(context) {
    const model = await context.model();
    const plain = await model.tokenize('Hello');
    const added = await model.tokenize('Hello', { addSpecial: true });
    assert.deepEqual(await model.tokenize('Hello', { addSpecial: false }), plain, 'the default adds none');
    assert.equal(added.length - plain.length, model.limits.addedTokens, 'limits.addedTokens is their number');
  },
};

const partOfCharacter: Check = {
  name: 'shows part of a character as U+FFFD',
  needs: ['completion', 'tokens'],
  async run(context) {
    const model = await context.model();
    for (const text of ['😀', '𒐫', '鱻']) {
      const tokens = await model.tokenize(text);
      if (tokens.length > 1 && (await model.detokenize(tokens)).trimStart() === text) {
        const part = await model.detokenize(tokens.slice(0, -1));
        if (part.trim() === '') continue; // a token for the space before a text
        assert.match(part, /\u{FFFD}/u);
        return;
      }
    }
    context.skip('this vocabulary has whole tokens for all characters that were tried');
  },
};

/** What `tokenize` and `detokenize` promise. */
export const tokens: Theme = { name: 'tokens', checks: [roundTrip, range, empty, special, partOfCharacter] };

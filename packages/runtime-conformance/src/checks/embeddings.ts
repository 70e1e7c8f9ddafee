import assert from 'node:assert/strict';
import { ContextExceededError, type LoadedModel } from '@puna/runtime';
import type { Check, Theme } from '../check.js';
import type { ConformanceContext } from '../conformance-context.js';
import { rejectsWith, rejectsWithReason } from '../support/errors.js';
import { textOfTokens } from '../support/texts.js';
import { within } from '../support/within.js';
import { cosine, length } from '../support/vectors.js';

const texts = ['A dog runs over the field.', 'Interest rates rose again.', 'Ein Hund läuft über das Feld.', 'x'];

/** The model to check. Embeddings need no capability of the main model where there is one of their own. */
async function embedder(context: ConformanceContext): Promise<LoadedModel> {
  const model = await context.embeddingModel();
  if (!model.capabilities.embedding) context.skip('the model does not declare embedding');
  return model;
}

const unit: Check = {
  name: 'gives vectors of length 1, as long as the limits say',
  async run(context) {
    const model = await embedder(context);
    const { embeddings, inputTokens } = await model.embed({ inputs: texts });
    assert.equal(embeddings.length, texts.length);
    assert.equal(inputTokens.length, texts.length);
    for (const [index, vector] of embeddings.entries()) {
      const { embeddingLength } = model.limits;
      assert.equal(vector.length, embeddingLength === 0 ? embeddings[0]?.length : embeddingLength);
      assert.ok(Math.abs(length(vector) - 1) < 1e-3, `the length of vector ${index} is ${length(vector)}`);
      assert.ok((inputTokens[index] ?? 0) > 0, `input ${index} has tokens`);
    }
  },
};

const order: Check = {
  name: 'keeps the order of the inputs, and each alone gives the same vector',
  async run(context) {
    const model = await embedder(context);
    const { embeddings } = await model.embed({ inputs: texts });
    for (const [index, text] of texts.entries()) {
      const alone = await model.embed({ inputs: [text] });
      const likeness = cosine(alone.embeddings[0] ?? [], embeddings[index] ?? []);
      assert.ok(likeness > 0.95, `input ${index} is in its place: cosine ${likeness}`);
    }
  },
};

const parallel: Check = {
  name: 'embeds several requests at once',
  async run(context) {
    const model = await embedder(context);
    const results = await Promise.all(texts.map((text) => model.embed({ inputs: [text] })));
    const { embeddings } = await model.embed({ inputs: texts });
    for (const [index, result] of results.entries()) {
      assert.ok(cosine(result.embeddings[0] ?? [], embeddings[index] ?? []) > 0.95, `request ${index}`);
    }
  },
};

const none: Check = {
  name: 'gives no vectors for no inputs',
  async run(context) {
    const model = await embedder(context);
    assert.deepEqual(await model.embed({ inputs: [] }), { embeddings: [], inputTokens: [] });
  },
};

const tooLong: Check = {
  name: 'cuts an input that is too long, or refuses it where it must not be cut',
  needs: ['tokens'],
  async run(context) {
    const model = await embedder(context);
    const input = await textOfTokens(model, model.limits.contextLength + 20);
    const { inputTokens } = await model.embed({ inputs: [input] });
    assert.ok(
      (inputTokens[0] ?? 0) > 0 && (inputTokens[0] ?? 0) <= model.limits.contextLength,
      `${inputTokens[0]} tokens`,
    );
    await rejectsWith(
      model.embed({ inputs: [input], truncate: false }),
      ContextExceededError,
      'an input that is too long',
    );
  },
};

const aborted: Check = {
  name: 'does not embed where the signal has aborted',
  async run(context) {
    const model = await embedder(context);
    const reason = new Error('aborted before the start');
    await rejectsWithReason(model.embed({ inputs: texts, signal: AbortSignal.abort(reason) }), reason, 'embed');
  },
};

const abortedWhile: Check = {
  name: 'stops embedding when the signal aborts, and goes on',
  async run(context) {
    const model = await embedder(context);
    const abort = new AbortController();
    const reason = new Error('aborted while embedding');
    const work = model.embed({ inputs: Array.from({ length: 64 }, () => texts).flat(), signal: abort.signal });
    abort.abort(reason);
    await within(context, rejectsWithReason(work, reason, 'embed'), 'the end of an embedding');
    assert.equal(
      (await within(context, model.embed({ inputs: texts }), 'an embedding')).embeddings.length,
      texts.length,
    );
  },
};

const known: Check = {
  name: 'gives the vectors that another implementation computed',
  async run(context) {
    if (context.embeddingReferences.length === 0) context.skip('no vectors of this model are known');
    const model = await embedder(context);
    for (const { text, embedding, minimumCosine = 0.99 } of context.embeddingReferences) {
      const { embeddings } = await model.embed({ inputs: [text] });
      const likeness = cosine(embeddings[0] ?? [], embedding);
      assert.ok(likeness >= minimumCosine, `${text}: cosine ${likeness}`);
    }
  },
};

/** What `embed` promises where it is declared. */
export const embeddings: Theme = {
  name: 'embeddings',
  checks: [unit, order, parallel, none, tooLong, aborted, abortedWhile, known],
};

import { expect, it } from 'vitest';
import { sendJson, startUpstream } from '../fixtures/fake-upstream.js';
import { loadRemote } from '../fixtures/remote-model.js';

it('asks the tokenizer that stands beside the API', async () => {
  const upstream = await startUpstream(sendJson({ tokens: [1, 2] }));
  const { model } = await loadRemote([upstream.host]);
  expect(await model.tokenize('ab')).toEqual([1, 2]);
  expect(upstream.seen[0]?.path).toBe('/tokenize');
  upstream.answer = sendJson({ content: 'ab' });
  expect(await model.detokenize([1, 2])).toBe('ab');
});

it('says so where there is none', async () => {
  const { model } = await loadRemote([(await startUpstream(sendJson({}, 404))).host]);
  await expect(model.tokenize('ab')).rejects.toMatchObject({ code: 'unsupported' });
});

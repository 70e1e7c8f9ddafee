import { type EmbedRequest, type EmbedResult, RuntimeError } from '@puna/runtime';
import { listIn, numberIn, objectIn } from '@puna/runtime/adapter';
import type { UpstreamPool } from '../upstream/upstream-pool.js';

/** Embeds on one of the hosts. The API counts the tokens of all inputs together: they are shared out by length. */
export async function embedOn(
  pool: UpstreamPool,
  model: string,
  { inputs, normalize = true }: EmbedRequest,
  signal: AbortSignal,
): Promise<EmbedResult> {
  if (inputs.length === 0) return { embeddings: [], inputTokens: [] };
  const body = { model, input: inputs, encoding_format: 'float' };
  const answer = objectIn(await pool.ask({ path: '/embeddings', body, signal }));
  const byIndex = new Map(listIn(answer['data']).map((entry, place) => readEntry(entry, place)));
  const embeddings = inputs.map((_, index) => byIndex.get(index) ?? missing());
  const total = numberIn(objectIn(answer['usage'])['prompt_tokens']);
  return {
    embeddings: normalize ? embeddings.map(scaled) : embeddings,
    inputTokens: share(
      total,
      inputs.map(({ length }) => length),
    ),
  };
}

function readEntry(value: unknown, place: number): [number, readonly number[]] {
  const { index, embedding } = objectIn(value);
  return [numberIn(index, place), listIn(embedding).map((number) => numberIn(number))];
}

function missing(): never {
  throw new RuntimeError('compute-failed', 'The engine answered with fewer embeddings than there are inputs.');
}

function scaled(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** Parts of a total in proportion to the lengths, as whole numbers that add up to it. */
function share(total: number, lengths: readonly number[]): readonly number[] {
  const sum = Math.max(
    1,
    lengths.reduce((one, other) => one + other, 0),
  );
  let seen = 0;
  let given = 0;
  return lengths.map((length, index) => {
    seen += length;
    const upTo = index === lengths.length - 1 ? total : Math.round((total * seen) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

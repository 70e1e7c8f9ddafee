import { join } from 'node:path';
import { temporaryDirectory, type TemporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertGenerated, type GeneratedModel } from '../fixtures/models/generated-model.js';
import { llamaModels } from '../fixtures/models/llama-models.js';
import { otherDecoders } from '../fixtures/models/other-decoders.js';
import { writeRandomAdapter } from '../fixtures/models/random-adapter.js';
import { compareGeneration, loadGguf } from '../fixtures/run-model.js';
import { convertAdapter, readGguf } from '../index.js';

const prompts = ['the fox in the rain, on and on', 'on the other hand, a hundred and one', 'rain'];
const models = new Map([...llamaModels, ...otherDecoders].map((model) => [model.name, model]));
const attention = ['q_proj', 'k_proj', 'v_proj', 'o_proj'];

function named(name: string): GeneratedModel {
  const model = models.get(name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return model;
}

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

describe('a converted adapter adds what its factors say', () => {
  it.each([
    { name: 'Llama 2', targets: [...attention, 'gate_proj', 'up_proj', 'down_proj'], changes: {} },
    { name: 'Mistral with heads of their own length', targets: ['k_proj', 'embed_tokens', 'lm_head'], changes: {} },
    { name: 'Mixtral', targets: ['q_proj', '.w1', '.w2', '.w3'], changes: {} },
    { name: 'Qwen 3', targets: attention, changes: { config: { use_rslora: true }, strength: 8 / Math.sqrt(4) } },
    { name: 'Phi-3', targets: ['qkv_proj', 'gate_up_proj'], changes: {} },
    { name: 'GPT-2', targets: ['c_attn', 'c_fc'], changes: { config: { fan_in_fan_out: true }, isConvolution: true } },
  ])('$name', async ({ name, targets, changes }) => {
    const generated = named(name);
    const base = await convertGenerated(generated, directory.path);
    const { files, merged } = await writeRandomAdapter(generated, targets, directory.path, changes);
    const path = join(directory.path, 'adapter.gguf');
    const conversion = await convertAdapter(files, await readGguf(base));
    await conversion.write(path);
    const model = await loadGguf(base, [path]);
    const plain = await loadGguf(base);
    try {
      const { steps, differentBest, largestDifference } = await compareGeneration(model, merged, prompts);
      expect(steps).toBeGreaterThanOrEqual(6);
      expect(differentBest).toBe(0);
      expect(largestDifference).toBeLessThan(0.05);
      // Without the adapter it must be another model, else nothing was shown.
      expect((await compareGeneration(plain, merged, prompts)).largestDifference).toBeGreaterThan(0.2);
    } finally {
      await model.close();
      await plain.close();
    }
  });
});

/** Converts an adapter of a Llama for another base. */
async function refusal(base: string, changes: { config?: object } = {}): Promise<void> {
  const { files } = await writeRandomAdapter(named('Llama 2'), ['q_proj'], directory.path, changes);
  await convertAdapter(files, await readGguf(await convertGenerated(named(base), directory.path)));
}

describe('an adapter is refused', () => {
  it('when it belongs to a model of another size', async () => {
    await expect(refusal('Qwen 3')).rejects.toThrow(
      /factors for blk\.0\.attn_q\.weight have the shapes \[4, 64\] and \[64, 4\], which do not fit \[128, 64\]: it belongs to another model/,
    );
  });

  it('when it belongs to a model of another architecture', async () => {
    await expect(refusal('GPT-2')).rejects.toMatchObject({ code: 'unsupported-model' });
  });

  it('when it is of a kind that llama.cpp does not compute', async () => {
    await expect(refusal('Llama 2', { config: { use_dora: true } })).rejects.toThrow('DoRA adapters are not supported');
    await expect(refusal('Llama 2', { config: { peft_type: 'LOHA' } })).rejects.toThrow('type "LOHA"');
    for (const config of [
      { alpha_pattern: { q_proj: 3 } },
      { layer_replication: [[0, 1]] },
      { alora_invocation_tokens: [1] },
      { use_rslora: true, rank_pattern: { q_proj: 2 } },
    ]) {
      await expect(refusal('Llama 2', { config })).rejects.toThrow(Object.keys(config).at(-1));
    }
  });

  it('when it was not trained for the base as it is, or changes nothing', async () => {
    await expect(refusal('Llama 2', { config: { init_lora_weights: 'pissa_niter_4' } })).rejects.toThrow(
      '"pissa_niter_4"',
    );
    await expect(refusal('Llama 2', { config: { lora_alpha: 0 } })).rejects.toThrow('changes nothing');
  });

  it('when it changes an embedding that is the output too', async () => {
    const generated = named('SmolLM');
    const { files } = await writeRandomAdapter(generated, ['embed_tokens'], directory.path);
    const base = await readGguf(await convertGenerated(generated, directory.path));
    await expect(convertAdapter(files, base)).rejects.toThrow('where it is the output too');
  });

  it('when its base has an unknown architecture', async () => {
    const { files } = await writeRandomAdapter(named('Llama 2'), ['q_proj'], directory.path);
    const base = { ...(await readGguf(await convertGenerated(named('Llama 2'), directory.path))) };
    const unknown = { ...base, metadata: new Map([...base.metadata, ['general.architecture', 'mamba']]) };
    await expect(convertAdapter(files, unknown)).rejects.toThrow(/^unsupported architecture "mamba"/);
  });
});

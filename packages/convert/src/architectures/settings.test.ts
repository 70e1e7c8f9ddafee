import { describe, expect, it } from 'vitest';
import { Settings } from '../model-files/settings.js';
import { findArchitecture } from './registry.js';

const sizes = {
  hidden_size: 64,
  intermediate_size: 96,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  max_position_embeddings: 512,
  query_pre_attn_scalar: 16,
};

function settings(name: string, config: Record<string, unknown>): Record<string, unknown> {
  const table = findArchitecture(name).settings(new Settings('config.json', { ...sizes, ...config }));
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, value?.value]));
}

describe('a way of stretching the context is refused', () => {
  it.each([
    ['Qwen2ForCausalLM', 'llama3'],
    ['Gemma2ForCausalLM', 'llama3'],
    ['LlamaForCausalLM', 'longrope'],
    ['Qwen3ForCausalLM', 'su'],
    ['StableLmForCausalLM', 'llama3'],
    ['LlamaForCausalLM', 'another'],
  ])('by %s where llama.cpp does not compute it: %s', (name, type) => {
    const config = { rope_scaling: { type, factor: 8 } };
    expect(() => settings(name, config)).toThrow(/rope scaling of the type "\w+" is not supported here/u);
  });
});

describe('YaRN', () => {
  const yarn = { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 128 };
  const usual = 0.1 * Math.log(4) + 1;

  it('scales the attention by its factor, which llama.cpp does by itself', () => {
    expect(settings('Qwen2ForCausalLM', { rope_scaling: yarn })).toMatchObject({
      'rope.scaling.type': 'yarn',
      'rope.scaling.factor': 4,
      'rope.scaling.original_context_length': 128,
      'rope.scaling.attn_factor': undefined,
    });
  });

  it.each([
    [{ attention_factor: 1 }, 1],
    [{ mscale: 1, mscale_all_dim: 1 }, 1],
    [{ mscale: 2, mscale_all_dim: 1 }, (0.2 * Math.log(4) + 1) / usual],
  ])('scales it otherwise where the configuration says so: %j', (own, expected) => {
    const table = settings('LlamaForCausalLM', { rope_parameters: { ...yarn, ...own } });
    expect(table['rope.scaling.attn_factor']).toBeCloseTo(expected / usual, 10);
  });

  it('takes the first context from beside its own settings too', () => {
    const config = { rope_scaling: { type: 'yarn', factor: 2 }, original_max_position_embeddings: 256 };
    expect(settings('LlamaForCausalLM', config)['rope.scaling.original_context_length']).toBe(256);
  });
});

it('what stretches beyond the context only is left out', () => {
  expect(settings('LlamaForCausalLM', { rope_scaling: { type: 'dynamic', factor: 2 } })).not.toHaveProperty(
    'rope.scaling.type',
  );
});

describe('another function than llama.cpp computes with is refused', () => {
  it.each([
    ['LlamaForCausalLM', { hidden_act: 'relu' }, 'silu'],
    ['Gemma2ForCausalLM', { hidden_activation: 'silu' }, 'gelu'],
    ['StableLmForCausalLM', { hidden_act: 'gelu' }, 'silu'],
    ['GPT2LMHeadModel', { activation_function: 'relu' }, 'gelu'],
    ['BertModel', { hidden_act: 'relu' }, 'gelu'],
  ])('%s: %j', (name, config, expected) => {
    expect(() => settings(name, config)).toThrow(`llama.cpp computes with ${expected}`);
  });

  it('for positions too', () => {
    const config = { position_embedding_type: 'relative_key' };
    expect(() => settings('RobertaModel', config)).toThrow('absolute ones are supported');
  });
});

it('the context of nomic-embed-text is what it was trained with, where that is not said too', () => {
  const nomic = { n_embd: 64, n_inner: 96, n_layer: 2, n_head: 4, n_positions: 8192 };
  expect(settings('NomicBertModel', nomic)).toMatchObject({ context_length: 2048 });
  expect(settings('NomicBertModel', { ...nomic, max_trained_positions: 4096 })).toMatchObject({ context_length: 4096 });
});

/**
 * What answers at a host. `openai` is sent nothing but what OpenAI's API knows, and stands for every vendor and engine that
 * is not in this list.
 */
export type EngineKind = 'openai' | 'vllm' | 'sglang' | 'llama-server' | 'puna';

/** By `owned_by` in the list of models, where engines name themselves. */
const owners: Readonly<Record<string, EngineKind>> = {
  vllm: 'vllm',
  sglang: 'sglang',
  llamacpp: 'llama-server',
  library: 'puna',
};

/** What a host says that it is. */
export function engineOfOwner(owner: unknown): EngineKind {
  return (typeof owner === 'string' ? owners[owner] : undefined) ?? 'openai';
}

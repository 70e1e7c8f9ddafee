import type { Capabilities, RemoteModel } from '@puna/runtime';
import type { EngineTraits } from '../engines/engine-traits.js';

/**
 * What a model can do, by what its maker said; without a word, that it talks. What depends on the engine is promised once
 * that is known.
 */
export function declaredCapabilities({ capabilities }: RemoteModel, traits: EngineTraits | undefined): Capabilities {
  const said = capabilities === undefined || capabilities.length === 0 ? ['completion'] : capabilities;
  const talks = said.includes('completion') || said.includes('chat');
  const vision = talks && said.includes('vision');
  const audio = talks && said.includes('audio');
  return {
    chat: talks,
    completion: talks && traits?.rawPrompts === true,
    embedding: said.includes('embedding'),
    rerank: said.includes('rerank'),
    vision,
    audio,
    logProbabilities: talks,
    constrainedOutput: talks,
    contextShift: false,
    lora: false,
    stateFiles: false,
    tokens: false,
  };
}

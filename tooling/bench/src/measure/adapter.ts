import { llamaCppChildEnvironment } from '@puna/runtime-llama-cpp';
import type { Workbench } from '../workbench.js';
import { Child } from './child.js';
import { contextLength } from './ollama-client.js';

/** As many as the server gives a model that is small for its machine. */
export const adapterSlots = 4;

/** The adapter in a process of its own, with the model loaded, in the environment that the server gives it. */
export async function startAdapter({ model, threads }: Workbench): Promise<Child> {
  const child = new Child(new URL('../children/adapter-child.js', import.meta.url), llamaCppChildEnvironment);
  await child.call('load', { model, threads, contextLength, slots: adapterSlots });
  return child;
}

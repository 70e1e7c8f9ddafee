import type { Capabilities, CapabilityName } from '@puna/runtime';

/** Whether a model declares something. What may be absent is declared where it is. */
export function declares(capabilities: Capabilities, name: CapabilityName): boolean {
  return capabilities[name] ?? true;
}

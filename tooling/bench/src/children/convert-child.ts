import { convertHuggingFace, directoryFiles } from '@puna/convert';
import { serveCalls } from './serve-calls.js';

/** What converting took. */
export interface ConvertCost {
  /** Seconds. */
  readonly time: number;

  /** The most memory (RSS) that the process had in its life, in MB. */
  readonly memory: number;
}

serveCalls({
  async convert({ directory, target }: { directory: string; target: string }): Promise<ConvertCost> {
    const start = performance.now();
    const conversion = await convertHuggingFace(await directoryFiles(directory), { outputType: 'F16' });
    await conversion.write(target);
    return { time: (performance.now() - start) / 1000, memory: (process.resourceUsage().maxRSS * 1024) / 1_000_000 };
  },
});

import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures belong to. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;

  /** GiB. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;

  /** Average load of the minute before the measurement. */
  readonly load: number;
}

/** Describes this machine now. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

/** One line for people. */
export function formatMachine({ processor, cores, memory, system, node, load }: Machine): string {
  return `${processor}, ${cores} cores, ${memory} GiB, ${system}, Node ${node}, load before: ${load.toFixed(2)}`;
}

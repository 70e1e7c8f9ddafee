import type { BuildProgress } from '@puna/runtime-llama-server/build';
import { CommandError, UsageError } from '../command-error.js';
import type { CommandAction } from '../program/command-definition.js';
import { ProgressDisplay } from '../progress/progress-display.js';

const stages: Readonly<Record<BuildProgress['stage'], string>> = {
  unpack: "unpacking llama.cpp's source",
  configure: 'configuring',
  compile: 'compiling llama-server',
  install: 'installing',
};

/**
 * `puna engine build`: builds llama-server, which models that see images need, from source that is here already. It needs
 * no server.
 */
export const engine: CommandAction = async (context, [action = '', ...others], flags) => {
  if (action !== 'build' || others.length > 0)
    throw new UsageError(`unknown command "${[action, ...others].join(' ')}" for "puna engine"; there is: build`);
  const { jobs, cmake } = flags;
  if (typeof jobs === 'number' && jobs < 1)
    throw new UsageError(`invalid argument "${jobs}" for "--jobs" flag: must be at least 1`);
  const { buildEngine } = await import('@puna/runtime-llama-server/build');
  const signal = context.interruption();
  const display = new ProgressDisplay(context.stderr);
  try {
    const { program, release, logFile, wasThere } = await buildEngine({
      environment: context.environment,
      signal,
      again: flags.force === true,
      ...(typeof jobs === 'number' ? { jobs } : {}),
      ...(typeof cmake === 'string' ? { cmakeArguments: cmake.split(/\s+/u).filter((word) => word !== '') } : {}),
      onProgress: (progress) => show(display, progress),
    });
    display.finish();
    display.stop();
    if (wasThere) {
      context.stdout.write(
        `llama-server ${release} is there already: ${program}\nTo build it again: puna engine build --force\n`,
      );
      return;
    }
    context.stdout.write(`llama-server ${release} was built: ${program}\nThe log is ${logFile}\n`);
  } catch (error) {
    display.stop();
    if (signal.aborted) throw new CommandError('interrupted; nothing was installed', { cause: error });
    throw error;
  }
};

function show(display: ProgressDisplay, { stage, fraction }: BuildProgress): void {
  for (const earlier of Object.keys(stages)) {
    if (earlier === stage) break;
    display.finish(earlier);
  }
  const percent = stage === 'compile' && fraction > 0 ? ` ${Math.floor(fraction * 100)}%` : '';
  display.step(stage, `${stages[stage]}${percent}`);
}

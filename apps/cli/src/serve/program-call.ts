import { basename, extname, relative, sep } from 'node:path';

/** What tells how the running program was called. */
export interface ProgramCall {
  /** The path of the program that runs. */
  readonly programPath: string;

  readonly workingDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * How the user can call this program again, so that lines we suggest work as they are printed: `puna`, `npx puna`, or
 * `node apps/cli/dist/main.js` where it was started out of its own repository.
 */
export function describeProgramCall({ programPath, workingDirectory, environment }: ProgramCall): string {
  if (environment.npm_command === 'exec') return 'npx puna';
  // A link of a package manager has the program's name; Node was given the file itself otherwise.
  if (extname(programPath) !== '.js') return basename(programPath);
  // npm runs scripts in the directory of their package, so that is where the user is, or INIT_CWD says where.
  const directory = environment.INIT_CWD ?? workingDirectory;
  const path = relative(directory, programPath).split(sep).join('/');
  return `node ${/[^\w./-]/.test(path) ? `"${path}"` : path}`;
}

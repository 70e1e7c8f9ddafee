import { Environment } from '@huggingface/jinja';
import { ConversationRefusedError } from '../errors/conversation-refused-error.js';
import { formatTime } from './format-time.js';

/** Longer ranges are refused: a template that was sent by a client may loop for ever. */
const longestRange = 100_000;

function range(first: number, second?: number | null, step?: number | null): number[] {
  const by = step ?? 1;
  const from = typeof second === 'number' ? first : 0;
  const to = typeof second === 'number' ? second : first;
  const count = Math.max(0, Math.ceil((to - from) / by));
  if (by === 0) throw new Error('range() step must not be zero');
  if (count > longestRange) throw new Error(`range() gives more than ${longestRange} numbers`);
  return Array.from({ length: count }, (_, index) => from + index * by);
}

/** The names that a Jinja chat template finds besides its variables, as in the transformers library. */
export function jinjaEnvironment(variables: Readonly<Record<string, unknown>>, now: () => Date): Environment {
  const environment = new Environment();
  const values: Record<string, unknown> = {
    false: false,
    true: true,
    none: null,
    False: false,
    True: true,
    None: null,
    range,
    strftime_now: (format: string) => formatTime(now(), format),
    raise_exception: (message: unknown) => {
      throw new ConversationRefusedError(String(message));
    },
    ...variables,
  };
  for (const [name, value] of Object.entries(values)) environment.set(name, value);
  return environment;
}

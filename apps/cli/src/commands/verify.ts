import { decodeNdjson, type VerifyResponse } from '@puna/protocol';
import { ApiError } from '../client/api-error.js';
import type { ServerClient } from '../client/server-client.js';
import type { CommandAction } from '../program/command-definition.js';
import { useServer } from '../run/use-server.js';
import { showWithProgress } from '../transfers/transfer-with-progress.js';

async function* verifySteps(client: ServerClient, request: object): AsyncGenerator<VerifyResponse> {
  const response = await client.fetch(`${client.url}/api/verify`, { method: 'POST', body: JSON.stringify(request) });
  if (response.body === null) return;
  for await (const line of decodeNdjson(response.body as unknown as AsyncIterable<Uint8Array>)) {
    const step = line as VerifyResponse & { readonly error?: string };
    if (step.error !== undefined) throw new ApiError(response.status, step.error);
    yield step;
  }
}

/** The last line, once all steps were passed on. */
async function* rememberLast<Step>(steps: AsyncIterable<Step>, remember: (step: Step) => void): AsyncGenerator<Step> {
  for await (const step of steps) {
    remember(step);
    yield step;
  }
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? '';
}

function describeResult({ verified = 0, repaired = 0 }: VerifyResponse): string {
  const files = verified === 1 ? '1 file was checked' : `${verified} files were checked`;
  if (repaired === 0) return `${files}; all are whole`;
  return `${files}; ${repaired} ${repaired === 1 ? 'was' : 'were'} damaged and repaired from the registry`;
}

/** `puna verify [MODEL]`: reads the files of a model, or of all, again, and repairs damaged ones from the registry. */
export const verify: CommandAction = async (context, [model], flags) => {
  const signal = context.interruption();
  const command = ['puna', 'verify', model].filter(Boolean).join(' ');
  const shown = { signal, output: context.stderr, command, verb: ({ status }: VerifyResponse) => firstWord(status) };
  let last: VerifyResponse | undefined;
  await useServer(context, { signal, withTinyModel: false }, (client) =>
    showWithProgress(shown, async () => {
      const steps = verifySteps(client, { model, insecure: flags.insecure === true });
      return rememberLast(steps, (step) => (last = step));
    }),
  );
  if (last !== undefined) context.stdout.write(`${describeResult(last)}\n`);
};

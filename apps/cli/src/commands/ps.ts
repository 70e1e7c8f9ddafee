import { connect } from '../client/server-client.js';
import { formatProcessor } from '../format/processor.js';
import { formatRelativeTime } from '../format/relative-time.js';
import { formatSize } from '../format/size.js';
import { formatTable } from '../format/table.js';
import type { CommandAction } from '../program/command-definition.js';

const twentyYears = 20 * 365 * 24 * 3_600_000;

type RunningModel = Awaited<ReturnType<ReturnType<typeof connect>['ollama']['ps']>>['models'][number];

/** `puna ps [PREFIX]`: the loaded models. */
export const ps: CommandAction = async (context, [prefix = '']) => {
  const { models } = await connect(context).ollama.ps();
  const now = new Date();
  const rows = models
    .filter((model) => model.name.startsWith(prefix))
    .map((model) => [
      model.name,
      model.digest.slice(0, 12),
      ...placeOf(model),
      // The client's types are older than this field.
      String((model as { context_length?: number }).context_length ?? 0),
      formatUntil(new Date(model.expires_at), now),
    ]);
  context.stdout.write(formatTable(rows, { header: ['NAME', 'ID', 'SIZE', 'PROCESSOR', 'CONTEXT', 'UNTIL'] }));
};

/** What a model takes, and where it computes: of an engine elsewhere nothing is known. */
function placeOf({ size, size_vram: onGpu, details }: RunningModel): string[] {
  if (details.format === 'remote') return ['-', 'Remote'];
  return [formatSize(size), formatProcessor(size, onGpu)];
}

/** When a model is unloaded. Models that are kept for good expire centuries ahead. */
function formatUntil(expiry: Date, now: Date): string {
  const left = expiry.getTime() - now.getTime();
  if (left < 0) return 'Stopping...';
  return left > twentyYears ? 'Forever' : formatRelativeTime(expiry, now);
}

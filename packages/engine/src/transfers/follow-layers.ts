import { followWork } from '../progress/follow-work.js';
import type { LayerProgress } from './transfer-progress.js';

/** Layers that move at the same time: small ones are then no slower than one large one. */
const layersAtOnce = 4;

/** A layer that is to be transferred. */
export interface LayerToMove {
  readonly digest: string;

  /** Bytes. */
  readonly size: number;
}

/** Moves one layer, and calls back with the bytes that are done. */
export type MoveLayer<Layer> = (
  layer: Layer,
  how: { readonly signal: AbortSignal; readonly onProgress: (completed: number) => void },
) => Promise<void>;

/**
 * Moves layers side by side and yields how far each one is, whenever it has moved. When one fails, the others are stopped
 * and its error is thrown; when nobody listens any more, all are stopped.
 */
export async function* followLayers<Layer extends LayerToMove>(
  layers: readonly Layer[],
  move: MoveLayer<Layer>,
  signal: AbortSignal | undefined,
): AsyncGenerator<LayerProgress> {
  const stop = new AbortController();
  yield* followWork<LayerProgress, void>(({ signal: followed, report }) => {
    const signals = AbortSignal.any([followed, stop.signal]);
    const moveOne = (layer: Layer): Promise<void> => {
      const { digest, size: total } = layer;
      return move(layer, { signal: signals, onProgress: (completed) => report({ digest, total, completed }, digest) });
    };
    return moveAll(withoutRepeats(layers), moveOne, () => stop.abort());
  }, signal);
}

/** A model may name a layer twice; it is moved once. */
function withoutRepeats<Layer extends LayerToMove>(layers: readonly Layer[]): Layer[] {
  return [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
}

/** Moves all, a few at once, in their order. Waits for those under way when one has failed. */
async function moveAll<Layer>(
  layers: readonly Layer[],
  move: (layer: Layer) => Promise<void>,
  onFailure: () => void,
): Promise<void> {
  const waiting = [...layers];
  let failure: { readonly error: unknown } | undefined;
  const work = async (): Promise<void> => {
    for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
      try {
        await move(layer);
      } catch (error) {
        failure ??= { error };
        waiting.length = 0;
        onFailure();
      }
    }
  };
  await Promise.all(Array.from({ length: layersAtOnce }, work));
  if (failure !== undefined) throw failure.error;
}

import type { Row } from '../row.js';
import type { Workbench } from '../workbench.js';
import { adapterRows } from './adapter.js';
import { busyNeighbourRows } from './busy-neighbour.js';
import { cachedPromptRows } from './cached-prompt.js';
import { convertRows } from './convert.js';
import { eventLoopDelayRows } from './event-loop-delay.js';
import { httpRows } from './http.js';
import { memoryRows } from './memory.js';
import { onnxRows } from './onnx.js';
import { quantizeRows } from './quantize.js';
import { requestOverheadRows } from './request-overhead.js';
import { severalClientsRows } from './several-clients.js';
import { startRows } from './start.js';
import { tokenOverheadRows } from './token-overhead.js';
import { transferRows } from './transfers.js';

/** The measurements by the name that `--only` takes. Each gives one or two rows. */
export const measurements: Readonly<Record<string, (bench: Workbench) => Promise<Row[]>>> = {
  adapter: adapterRows,
  http: httpRows,
  'request-overhead': requestOverheadRows,
  'token-overhead': tokenOverheadRows,
  'event-loop-delay': eventLoopDelayRows,
  'cached-prompt': cachedPromptRows,
  'busy-neighbour': busyNeighbourRows,
  'several-clients': severalClientsRows,
  start: startRows,
  memory: memoryRows,
  transfers: transferRows,
  quantize: quantizeRows,
  convert: convertRows,
  onnx: onnxRows,
};

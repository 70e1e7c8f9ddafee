// What a command line needs at its start. A module of its own, since the schemas cost a tenth of a second to load.
export { InvalidDurationError, formatDuration, parseDuration } from './duration.js';
export {
  readBoolean,
  readDurationSetting,
  readSetting,
  readString,
  readUnsigned,
  type Environment,
} from './environment.js';
export { parseHostAddress, type HostAddress } from './host-address.js';

/** What the reading thread and its owner tell one another. */
import type { ErrorCode, ErrorDetails } from '../../domain/errors.ts';
import type { ReadDocument } from './document.ts';
import type { ReadProgress } from './file-reader.ts';
import type { ReadLimits } from './limits.ts';

export interface ToReading {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: ReadLimits;
}

export interface CarriedRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
  /** The stack of what was thrown underneath. */
  readonly cause?: string;
}

export type FromReading =
  | { readonly ready: true }
  | { readonly step: true }
  | { readonly progress: ReadProgress }
  | { readonly document: ReadDocument }
  | { readonly refused: CarriedRefusal }
  | { readonly failed: CarriedRefusal }
  | { readonly end: true };

/** The shape of a journey of docs/journeys.md. */
import type { Service } from '../served-corpus.ts';
import type { Walker } from './walker.ts';

export interface Journey {
  /** Its name in docs/journeys.md. */
  readonly name: string;
  readonly walk: (walker: Walker, service: Service) => Promise<void>;
}

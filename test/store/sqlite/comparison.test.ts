/** The SQLite store answers random questions as the reference does. */
import { storeComparison } from '../comparison.ts';
import { sqliteFactory } from './folder.ts';

storeComparison('the SQLite store', sqliteFactory());

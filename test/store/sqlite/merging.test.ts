/** The SQLite store merges and takes back as the reference does. */
import { storeMerging } from '../merging.ts';
import { sqliteFactory } from './folder.ts';

storeMerging('the SQLite store', sqliteFactory());

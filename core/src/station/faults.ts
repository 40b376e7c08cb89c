import { onGroupFault } from '../replication/groups.ts';
import type { FaultKind } from '../replication/io.ts';
import type { Line } from '../replication/line.ts';
import type { Task } from '../replication/pending.ts';
import { onCourierFault } from './courier.ts';
import { onIncarnationFault } from './incarnation.ts';
import { onTurnFault } from './turn.ts';

/** Tasks that wait for a `load`. */
const reading: ReadonlySet<Task['task']> = new Set<Task['task']>([
  'runs',
  'bundle-note',
  'joined',
  'note-asked',
  'early-note',
  'fork',
  'doubt-nodes',
  'doubt-runs',
  'doubt-note',
  'root-nodes',
  'root-runs',
  'courier',
]);

/** Our own disk or signer failed under a task: it is taken back, and tried again later. */
export function onFault(line: Line, task: Task | undefined, what: FaultKind): void {
  line.effects.push({ kind: 'show', event: { event: 'fault', what } });
  // What cannot be read keeps nothing from being written: a warning still goes on record.
  if (!task || !reading.has(task.task)) {
    line.fault = { what, retryAt: line.now.elapsed + 1000 };
  }
  switch (task?.task) {
    case 'turn':
      return onTurnFault(line, task.turn, what);
    case 'group':
      return onGroupFault(line, task.journal, what);
    case 'incarnation':
      return onIncarnationFault(line, task.id);
    case 'receipts':
      // The receipts come again; the notes of our own heads do not.
      line.unstoredNotes.unshift(...task.notes);
      return;
    case 'facts':
      if (task.kept) line.unkept.push(task.kept);
      if (task.notes) line.unstoredNotes.unshift(...task.notes);
      return;
    case 'present':
      line.presentFailed = true;
      return;
    case 'runs':
    case 'bundle-note':
    case 'part':
      line.peers.get(task.peer)?.loading.delete(task.journal);
      return;
    case 'doubt-nodes':
    case 'doubt-runs':
    case 'doubt-note':
      line.doubting = false;
      return;
    case 'root-nodes':
    case 'root-runs':
      line.rootsAsked.delete(`${task.journal}|${task.size}`);
      return;
    case 'courier':
      return onCourierFault(line, task.courier, what);
    default:
  }
}

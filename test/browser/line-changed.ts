import { emit, type World } from '@parley/console/mock/world.ts';

/** Tells every open page that the line is not as it was. */
export function lineChanged(world: World): void {
  const { line } = world.line;
  emit(world, { event: 'line', data: { line, what: 'line', party: 'washington' } });
}

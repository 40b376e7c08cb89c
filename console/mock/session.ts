import type { Session } from '@parley/api/session.ts';
import { rightsOf } from '@parley/core/station/rights.ts';
import { clockOf, officers, type World } from './world.ts';

export function sessionOf(world: World): Session {
  const known = Object.entries(officers).find(([id]) => id === world.signedIn);
  return {
    party: world.party,
    now: clockOf(world),
    founded: world.founded,
    officer: known
      ? {
          officer: known[0],
          name: known[1].name,
          roles: [...known[1].roles],
          compartments: [],
          demonstration: true,
          may: [...rightsOf({ roles: known[1].roles, compartments: [] }), ...world.may],
        }
      : null,
    csrf: known ? 'mock' : null,
    idleEnds: null,
    ends: null,
    language: world.language,
    demonstration: true,
    exerciseStation: world.line.exerciseLine,
  };
}

import fc from 'fast-check';
import { attempts, COMMANDS, decide, factsOf, initial, offered, recorded, replay, scenesOf } from '@chengwen/flow';
import type { Chain, ChainEvent, Comment, FlowState, Scene } from '@chengwen/flow';
import { casts, chains } from '@chengwen/workflows';

/** One of the commands anybody in the scene can think of, taken or refused: what a long life of a form is made of. */
function wander(
  chain: Chain,
  scene: Scene,
  choices: readonly number[],
): { state: FlowState; events: ChainEvent[]; seen: FlowState[] } {
  let state = initial(chain, scene);
  const events: ChainEvent[] = [];
  const seen = [state];
  for (const choice of choices) {
    const times = (['asARule', 'otherwise'] as const).flatMap((when) =>
      scene.people.map((member) => ({ member, when })),
    );
    const possible = times.flatMap(({ member, when }) => {
      const facts = factsOf(scene, member, when);
      const may = offered(chain, state, { by: member.id, name: member.name, facts });
      return COMMANDS.filter((command) => command !== 'void' && may.includes(command)).flatMap(
        (command) => attempts(command, member, facts, state.context)[0]!,
      );
    });
    const event = possible[choice % Math.max(1, possible.length)];
    if (!event) break;
    const decision = decide(chain, state, event);
    events.push(recorded(event, decision));
    state = decision.next;
    seen.push(state);
  }
  return { state, events, seen };
}

describe.each(Object.values(chains))('whatever people do by $id', (chain: Chain) => {
  const cast = casts[chain.id]!;
  const walks = fc.tuple(
    fc.constantFrom(...scenesOf(chain, cast)),
    fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 40 }),
  );

  it('the state is what the recorded events make it', () => {
    fc.assert(
      fc.property(walks, ([scene, choices]) => {
        const { state, events } = wander(chain, scene, choices);
        const stored = JSON.parse(JSON.stringify(events)) as ChainEvent[];
        expect(replay(chain, scene, stored)).toEqual(JSON.parse(JSON.stringify(state)));
      }),
      { numRuns: 60 },
    );
  });

  it('no comment is lost or reopened before the submission that answers it, none comes twice, and rounds are numbered without gaps', () => {
    fc.assert(
      fc.property(walks, ([scene, choices]) => {
        const { seen, events } = wander(chain, scene, choices);
        const ids = new Set<string>();
        for (const [index, { context }] of seen.entries()) {
          const earlier: readonly Comment[] = seen[index - 1]?.context.comments ?? [];
          for (const comment of earlier) {
            const now = context.comments.find(({ id }) => id === comment.id);
            if (!now && comment.resolved) expect(events[index - 1]?.type).toBe('submit');
            else expect(now).toMatchObject(comment.resolved ? comment : { text: comment.text, by: comment.by });
          }
          const fresh = context.comments.filter(({ id }) => !earlier.some((comment) => comment.id === id));
          for (const { id } of fresh) {
            expect(ids).not.toContain(id);
            ids.add(id);
          }
          const rounds = context.closed.map(({ round }) => round);
          const standing = context.seats.length > 0 ? 1 : 0;
          expect(rounds).toEqual(rounds.map((_, i) => context.round - standing - rounds.length + 1 + i));
        }
      }),
      { numRuns: 60 },
    );
  });
});

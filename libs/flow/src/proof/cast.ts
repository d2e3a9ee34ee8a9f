import type { DecimalText } from '@chengwen/domain';
import { openComments } from '../actions/comments.js';
import { ADDED } from '../types.js';
import type { Candidate, ChainEvent, CommandType, Context, Facts } from '../types.js';

/** A person on the stage of a proof, and what they are besides whatever seat they get. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly colleague?: true;
  readonly publisher?: true;
  readonly administrator?: true;
}

/** One way the offices may be filled (岗位情形): who there is, who writes, who could sit where. */
export interface Scene {
  readonly name: string;
  readonly author: string;
  readonly people: readonly CastMember[];
  readonly seats: Facts['seats'];
  /** How the offices are filled at other times: people leave and come, so either may hold at any command. */
  readonly otherwise?: Facts['seats'];
  /** Who holds no office at all at those other times (调离): no seat, no author role, nothing to publish or administer. */
  readonly away?: readonly string[];
  /**
   * What is tried besides deciding (案头操作): handing on, adding, reminding, returning to a stage. Each of these opens many
   * situations, so a scene names the ones it is about, and people outside the stages whom they may fall on.
   */
  readonly desk?: { readonly people: readonly Candidate[]; readonly tries: readonly CommandType[] };
}

/**
 * People for the proof of a chain (演员表). Every person tries every command in every state, so a scene needs few people
 * and one peculiarity. Scenes in which a stage has nobody left are added by the proof itself.
 */
export interface Cast {
  readonly scenes: readonly Scene[];
}

const SOUND = { version: 1, hash: 'content', errors: 0, unexplained: 0 };
const WORDS = '同意';
const BLANK = ' ';
const DAY = '2025-03-03';

/** Tried only in scenes that name them; `return` there also with a stage to return to. */
const DESK: readonly CommandType[] = [
  ...(['transfer', 'delegate', 'advise', 'addReviewer', 'removeReviewer', 'reassign'] as const),
  ...(['comment', 'copy', 'remind', 'requestReturn'] as const),
];

/** Every office somebody holds in a scene, at one of its times. */
export function officesOf(
  scene: Scene,
  person: string,
  seats: Facts['seats'],
  away: readonly string[] = [],
): Candidate[] {
  if (away.includes(person)) return [];
  const all = [...Object.values(seats).flat(), ...(scene.desk?.people ?? [])];
  return all.filter((office) => office.person === person);
}

/** Whether a scene's offices are ever filled in another way. */
export const hasOtherTimes = ({ otherwise, away }: Scene): boolean => otherwise !== undefined || away !== undefined;

/** What the service would find for this person in this scene, as a rule or at those other times. */
export function factsOf(scene: Scene, member: CastMember, when: 'asARule' | 'otherwise' = 'asARule'): Facts {
  const away = when === 'otherwise' ? (scene.away ?? []) : [];
  const seats = when === 'otherwise' ? (scene.otherwise ?? scene.seats) : scene.seats;
  const here = !away.includes(member.id);
  return {
    seats: Object.fromEntries(
      Object.entries(seats).map(([stage, named]) => [stage, named.filter(({ person }) => !away.includes(person))]),
    ),
    content: SOUND,
    authorColleague: here && (member.id === scene.author || member.colleague === true),
    maySitAsPublisher: here && member.publisher === true,
    administrator: here && member.administrator === true,
    ...(scene.desk && { offices: officesOf(scene, member.id, seats, away), day: DAY }),
  };
}

/** Every way in which one person could give one command: well, and with each thing missing that may be missing. */
export function attempts(
  type: CommandType,
  member: CastMember,
  facts: Facts,
  context: Context,
  scene?: Scene,
): readonly ChainEvent[] {
  const tries = scene?.desk?.tries ?? [];
  if (DESK.includes(type) && !tries.includes(type)) return [];
  const who = { by: member.id, name: member.name, at: `${type} ${context.round}`, facts };
  const comments = [{ where: { part: 'note' as const }, text: WORDS }];
  const named = (person: string): { facts: Facts } => ({
    facts: { ...facts, named: scene ? officesOf(scene, person, scene.seats) : [] },
  });
  /** The people of the desk, and who may not be chosen: the author, and somebody of the round. */
  const others = [
    ...new Set([
      ...(scene?.desk?.people ?? []).map(({ person }) => person),
      context.author,
      ...context.seats.map(({ person }) => person).filter((person) => person !== member.id),
    ]),
  ];
  switch (type) {
    case 'save':
      return [{ type, ...who, content: { version: 1, hash: 'content' } }];
    case 'submit':
      return [
        { type, ...who },
        { type, ...who, facts: { ...facts, content: { ...SOUND, errors: 2 } } },
        { type, ...who, facts: { ...facts, content: { ...SOUND, unexplained: 1 } } },
      ];
    case 'resolve':
      return [...new Set([...openComments(context).map(({ id }) => id), 'nowhere'])].flatMap((comment) =>
        [WORDS, BLANK].map((answer) => ({ type, ...who, comment, answer })),
      );
    case 'approve':
    case 'reject':
    case 'advise':
      return [WORDS, BLANK].map((opinion) => ({ type, ...who, opinion }));
    case 'return': {
      const good = { type, ...who, reason: WORDS, opinion: WORDS, comments };
      // Each leaves comments that only the author answers: one such return shows what another would, without end.
      const stages =
        tries.includes('return') && openComments(context).length === 0
          ? [...Object.keys(scene?.seats ?? {}), 'previous']
          : [];
      const ways = tries.includes('return') ? [{ ...good, straight: true }] : [];
      return [
        good,
        { ...good, reason: BLANK },
        { ...good, comments: [] },
        ...ways,
        ...stages.flatMap((to) => [
          { ...good, to },
          { ...good, to, straight: true },
          { ...good, to, reason: BLANK },
          { ...good, to, comments: [] },
        ]),
      ];
    }
    case 'score': {
      const given = {
        type,
        ...who,
        rows: { i1: { score: '9' as DecimalText, reason: WORDS } },
        total: '89' as DecimalText,
      };
      return [given, ...VERDICT_KEYS.map((verdict) => ({ ...given, verdict }))];
    }
    case 'ratify': {
      const good = { type, ...who, opinion: WORDS, number: WORDS, date: DAY };
      return [good, { ...good, number: BLANK }, { ...good, date: BLANK }, { ...good, opinion: BLANK }];
    }
    case 'adjust':
      return [WORDS, BLANK].flatMap((number) => [WORDS, BLANK].map((reason) => ({ type, ...who, number, reason })));
    case 'void':
    case 'requestReturn':
      return [WORDS, BLANK].map((reason) => ({ type, ...who, reason }));
    case 'transfer':
    case 'delegate':
      return others.flatMap((to) => [WORDS, BLANK].map((opinion) => ({ type, ...who, ...named(to), to, opinion })));
    case 'addReviewer':
      return others.flatMap((to) => ADDED.map((how) => ({ type, ...who, ...named(to), to, how, opinion: WORDS })));
    case 'removeReviewer':
      return others.map((to) => ({ type, ...who, to }));
    case 'reassign':
      return context.seats.flatMap(({ person: seat }) =>
        others.flatMap((to) =>
          [WORDS, BLANK].map((reason) => ({
            ...{ type, ...who, seat, to, reason },
            facts: { ...named(to).facts, named: [...(named(to).facts.named ?? []), ...stillNamed(facts, seat)] },
          })),
        ),
      );
    case 'comment':
      // Without end otherwise: one open comment shows what another would.
      return openComments(context).length > 0 ? [] : [comments, []].map((each) => ({ type, ...who, comments: each }));
    case 'copy':
      return [...others, 'nobody'].map((to) => ({ type, ...who, ...named(to), to }));
    default:
      return [{ type, ...who }];
  }
}

const VERDICT_KEYS = ['excellent', 'good', 'fair', 'poor'] as const;

const stillNamed = (facts: Facts, person: string): readonly Candidate[] =>
  Object.values(facts.seats)
    .flat()
    .filter((office) => office.person === person);

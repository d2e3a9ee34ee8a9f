import fc from 'fast-check';
import { canonical, sha256 } from './canonical.js';
import type { ChainedRecord } from './chain.js';
import { verifyChain } from './chain.js';
import { leavesOf, pathText } from './leaves.js';
import type { SealedRecord } from './seal.js';
import { GENESIS, inspectRecord, sealRecord } from './seal.js';

const sealed = <Body>(body: Body, prev = GENESIS): SealedRecord<Body> => ({ body, prev, ...sealRecord(body, prev) });

const version = {
  seq: 2,
  type: 'submit',
  by: { id: 'p-author', name: '填报人', roles: ['author', 'sectionHead'] },
  carried: null,
  urgent: false,
  rows: [],
  content: {
    fields: { unit: '喀什地区医疗保障局本级', note: '' },
    indicators: [
      {
        id: 'i1',
        name: '参保人数',
        actual: { kind: 'figure', amount: '39.31', unit: { measure: '人', scale: '万', per: [] } },
      },
      {
        id: 'i2',
        name: '享受待遇人次',
        actual: { kind: 'figure', amount: '88.15', unit: { measure: '人次', scale: '万', per: [] } },
      },
      {
        id: 'i3',
        name: '待遇享受人员满意度',
        actual: { kind: 'figure', amount: '95', unit: { measure: '%', scale: '', per: [] } },
      },
    ],
  },
};
const event = {
  seq: 3,
  at: '2021-02-25T08:00:00.000Z',
  comments: [{ where: { part: 'indicators', row: 'i1' }, text: '请说明' }],
  'a.b': 1,
};

/** Every way to flip one bit of a leaf that leaves it a JSON value. */
const flips = (leaf: unknown): unknown[] => {
  if (typeof leaf === 'string') {
    const changed = [...leaf].map((_, place) =>
      [...leaf].map((sign, at) => (at === place ? String.fromCharCode(sign.charCodeAt(0) ^ 1) : sign)).join(''),
    );
    return leaf === '' ? ['x'] : changed;
  }
  if (typeof leaf === 'number') return [leaf + 1, -leaf - 1, String(leaf)];
  if (typeof leaf === 'boolean') return [!leaf, null];
  return leaf === null ? [0, ''] : [['x'], { x: 1 }, null];
};

const withLeaf = <T>(whole: T, path: readonly (string | number)[], put: unknown): T => {
  const copy = structuredClone({ whole }) as Record<string | number, unknown>;
  let at = copy;
  const way = ['whole', ...path];
  for (const part of way.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  at[way.at(-1) ?? ''] = put;
  return copy['whole'] as T;
};

/** Renames or removes the key that a path ends in. */
const withKey = <T>(whole: T, path: readonly (string | number)[], key?: string): T => {
  const copy = structuredClone(whole) as Record<string | number, unknown>;
  let at = copy;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const held = at[last];
  delete at[last];
  if (key !== undefined) at[key] = held;
  return copy as T;
};

describe('canonical', () => {
  it('writes one text for one value and hashes as SHA-256 does', () => {
    expect(canonical({ b: [1, 'é'], a: undefined, A: null })).toBe('{"A":null,"b":[1,"é"]}');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe.each([
  ['a version', version],
  ['an event', event],
])('inspectRecord on %s', (_, body) => {
  const record = sealed(body, sha256('before'));
  const named = (altered: SealedRecord): readonly string[] => {
    const inspection = inspectRecord(altered);
    return inspection.intact ? [] : inspection.fields;
  };

  it('finds an untouched record intact, also after a way through JSON with its keys in another order', () => {
    const shuffled = Object.fromEntries(Object.entries(body).reverse());
    expect(inspectRecord(JSON.parse(JSON.stringify({ ...record, body: shuffled })) as SealedRecord)).toEqual({
      intact: true,
    });
  });

  it('names every leaf of which one byte was flipped, and no other', () => {
    const leaves = leavesOf(body);
    expect(leaves.length).toBeGreaterThan(5);
    for (const leaf of leaves) {
      for (const put of flips(leaf.value)) {
        const fields = named({ ...record, body: withLeaf(body, leaf.path, put) });
        const inside = fields.every(
          (field) => field === pathText(leaf.path) || field.startsWith(`${pathText(leaf.path)}.`),
        );
        expect({ leaf: pathText(leaf.path), put, fields, inside: inside && fields.length > 0 }).toEqual({
          leaf: pathText(leaf.path),
          put,
          fields,
          inside: true,
        });
      }
    }
  });

  it('names the new key where one was renamed or added, and the place where one was removed', () => {
    for (const { path } of leavesOf(body).filter((leaf) => typeof leaf.path.at(-1) === 'string')) {
      const parent = path.slice(0, -1);
      for (const key of ['Zz', '~', String(path.at(-1)).slice(0, -1) + '!']) {
        expect(named({ ...record, body: withKey(body, path, key) })).toContain(pathText([...parent, key]));
      }
      expect(named({ ...record, body: withLeaf(body, [...parent, 'added'], 1) })).toEqual([
        pathText([...parent, 'added']),
      ]);
      const gone = named({ ...record, body: withKey(body, path) });
      expect(gone.length).toBeGreaterThan(0);
      for (const name of gone) expect(pathText(path).startsWith(name.replace(/\.?\?$/, ''))).toBe(true);
    }
  });

  it('names the link, the marks and the hash themselves, whichever digit of them is flipped', () => {
    for (const field of ['prev', 'marks', 'hash'] as const) {
      for (let place = 0; place < record[field].length; place += 1) {
        const sign = record[field][place] === '1' ? '2' : '1';
        const put = record[field].slice(0, place) + sign + record[field].slice(place + 1);
        if (put !== record[field])
          expect({ place, fields: named({ ...record, [field]: put }) }).toEqual({ place, fields: [field] });
      }
    }
    expect(named({ ...record, marks: '' })).toEqual(['marks']);
  });

  it('still names the leaf where a forger made the hash anew over the old marks', () => {
    const forged = withLeaf(body, ['seq'], 99);
    const hash = sha256(canonical({ body: forged, marks: record.marks, prev: record.prev }));
    expect(named({ ...record, body: forged, hash })).toEqual(['seq']);
  });
});

describe('inspectRecord', () => {
  it('says where a removed leaf was', () => {
    const record = sealed(version);
    const inspection = inspectRecord({ ...record, body: withKey(version, ['content', 'indicators', 1, 'id']) });
    expect(inspection).toEqual({ intact: false, fields: ['content.indicators.1.?'] });
  });

  it('finds any JSON value intact and any exchanged one altered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const record = sealed(one);
        expect(inspectRecord(record)).toEqual({ intact: true });
        if (canonical(one) !== canonical(other)) expect(inspectRecord({ ...record, body: other }).intact).toBe(false);
      }),
    );
  });
});

describe('verifyChain', () => {
  const chain: ChainedRecord[] = [];
  for (let seq = 1; seq <= 5; seq += 1)
    chain.push(sealed({ seq, type: 'save', note: `第${seq}次` }, chain.at(-1)?.hash));
  const head = { seq: 5, hash: chain.at(-1)?.hash ?? '' };

  it('has nothing to say about a whole chain', () => expect(verifyChain(chain, head)).toEqual([]));

  it('never takes nothing for a proof', () => {
    expect(verifyChain([], { seq: 0, hash: GENESIS })).toEqual([{ seq: 1, kind: 'missing' }]);
    expect(verifyChain([], { seq: 2, hash: 'x' })).toEqual([
      { seq: 1, kind: 'missing' },
      { seq: 2, kind: 'missing' },
    ]);
  });

  it('names event and field of every altered leaf, and only that event', () => {
    chain.forEach((record, index) => {
      for (const field of ['seq', 'type', 'note'] as const) {
        for (const put of flips(record.body[field as 'seq'])) {
          const altered = chain.map((one, at) =>
            at === index ? { ...one, body: { ...one.body, [field]: put } } : one,
          ) as ChainedRecord[];
          expect(verifyChain(altered, head)).toEqual([{ seq: index + 1, kind: 'altered', fields: [field] }]);
        }
      }
    });
  });

  it('names each event that was taken out, the last one by the head', () => {
    chain.forEach((_, index) => {
      expect(
        verifyChain(
          chain.filter((__, at) => at !== index),
          head,
        ),
      ).toEqual([{ seq: index + 1, kind: 'missing' }]);
    });
  });

  it('names an event that was replaced by one sealed anew', () => {
    chain.forEach((record, index) => {
      const forged = sealed({ ...record.body, type: 'void' }, record.prev);
      expect(
        verifyChain(
          chain.map((one, at) => (at === index ? forged : one)),
          head,
        ),
      ).toEqual([{ seq: index + 1, kind: 'replaced' }]);
    });
  });

  it('sees events in another order, doubled, or beyond the head', () => {
    const [one, two, three, four, five] = chain as [
      ChainedRecord,
      ChainedRecord,
      ChainedRecord,
      ChainedRecord,
      ChainedRecord,
    ];
    expect(verifyChain([one, three, two, four, five], head)).toEqual(
      expect.arrayContaining([{ seq: 2, kind: 'order' }]),
    );
    expect(verifyChain([one, two, two, three, four, five], head)).toEqual([{ seq: 2, kind: 'order' }]);
    expect(verifyChain(chain, { seq: 4, hash: four.hash })).toEqual([{ seq: 5, kind: 'order' }]);
  });
});

import { anchorsOf, cellId, placeKey } from './place.js';

describe('places in a form', () => {
  it('a place means the same with absent and with null parts', () => {
    expect(placeKey({ part: 'total' })).toBe(placeKey({ part: 'total', row: null, field: null }));
  });

  it('cells of rows are named by row and field, others by their block', () => {
    expect(cellId({ part: 'indicators', row: 'i4', field: 'target' })).toBe('cell-i4-target');
    expect(cellId({ part: 'funding', row: 'total', field: 'executed' })).toBe('cell-total-executed');
    expect(cellId({ part: 'goals', field: 'actual' })).toBe('cell-goals-actual');
  });

  it('a place that has no cell of its own falls back to its row and its block', () => {
    expect(anchorsOf({ part: 'indicators', row: 'i4', field: 'ratio' })).toEqual([
      'cell-i4-ratio',
      'cell-i4-name',
      'row-i4',
      'block-indicators',
    ]);
    expect(anchorsOf({ part: 'note' })).toEqual(['cell-note', 'block-note']);
  });
});

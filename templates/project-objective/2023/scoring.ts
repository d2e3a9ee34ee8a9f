/** The pack of 财预〔2021〕101号, which objectives of 2023 keep to: one pack, one id, one place. */
export { nationalPack2021 as national2021 } from '../../rule-packs/national-2021/pack.js';

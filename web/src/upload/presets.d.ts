// The names of the presets, which the build reads from ../data/presets.
declare module 'virtual:presets' {
  const names: string[];
  export default names;
}

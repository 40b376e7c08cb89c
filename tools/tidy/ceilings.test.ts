import { describe, expect, it } from 'vitest';
import { rulesBrokenBy } from './plant.ts';

const inStation = (text: string): string[] => rulesBrokenBy('station/src/a.ts', text);
const lines = (count: number): string => 'work();\n'.repeat(count);

describe('ceilings', () => {
  it('finds a file of 401 lines and lets one of 400 stand', () => {
    expect(inStation(lines(401))).toEqual(['file-lines']);
    expect(inStation(lines(400))).toEqual([]);
  });

  it('finds a function of 71 lines and lets one of 70 stand', () => {
    expect(inStation(`function a() {\n${lines(69)}}\n`)).toEqual(['function-lines']);
    expect(inStation(`function a() {\n${lines(68)}}\n`)).toEqual([]);
    expect(inStation(`export const a = () => {\n${lines(69)}};\n`)).toEqual(['function-lines']);
  });

  it('lets describe hold many tests, and a test be no longer than a function', () => {
    const described = `describe('a', () => {\n${lines(90)}});\n`;
    expect(rulesBrokenBy('station/src/a.test.ts', described)).toEqual([]);
    const test = `it('a', () => {\n${lines(90)}});\n`;
    expect(rulesBrokenBy('station/src/a.test.ts', test)).toEqual(['function-lines']);
  });

  it('finds a line of 101 columns, counted in characters, in code and in shell', () => {
    const comment = (columns: number): string => `// ${'я'.repeat(columns - 3)}\n`;
    expect(inStation(comment(101))).toEqual(['columns']);
    expect(inStation(comment(100))).toEqual([]);
    expect(rulesBrokenBy('tools/setup.sh', `# ${'x'.repeat(99)}\n`)).toEqual(['columns']);
    expect(rulesBrokenBy('README.md', `${'x'.repeat(120)}\n`)).toEqual([]);
  });

  it('finds a fifth parameter in a function, a method and a signature', () => {
    expect(inStation('function f(a, b, c, d, e) {}\n')).toEqual(['parameters']);
    expect(inStation('class A { f(a, b, c, d, e) {} }\n')).toEqual(['parameters']);
    expect(inStation('type F = (a: 1, b: 1, c: 1, d: 1, e: 1) => void;\n')).toEqual(['parameters']);
    expect(inStation('function f(a, b, c, d) {}\n')).toEqual([]);
  });
});

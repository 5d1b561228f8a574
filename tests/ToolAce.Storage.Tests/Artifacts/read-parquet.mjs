// Prints the rows of a Parquet file as JSON, read by hyparquet, which shares no code with DuckDB. usage: node read-parquet.mjs NODE_MODULES FILE
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [modules, file] = process.argv.slice(2)
const find = createRequire(pathToFileURL(modules + '/any.js'))
const load = name => import(pathToFileURL(find.resolve(name)).href)
const { asyncBufferFromFile, parquetReadObjects } = await load('hyparquet')
const { compressors } = await load('hyparquet-compressors')

const exact = (_, value) =>
  typeof value === 'bigint' ? value.toString()
    : typeof value === 'number' && !Number.isFinite(value) ? String(value)
      : Object.is(value, -0) ? '-0'
        : value instanceof Float32Array || value instanceof Float64Array ? [...value] : value ?? null // it says undefined for an absent record
const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors })
process.stdout.write(JSON.stringify(rows, exact))

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/** Domain and templates are bundled from source (the export condition of the workspace), everything else from npm. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['@chengwen/source', 'module', 'browser'] },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/graphql': { target: api, changeOrigin: true },
      // Only the PDFs of frozen versions come from the server; the pages under /forms are the browser's own.
      '^/forms/[^/]+/versions/[^/]+\\.pdf$': { target: api, changeOrigin: true },
    },
  },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 30 },
            {
              name: 'parts',
              test: /node_modules[\\/](@rc-component|@ant-design|dayjs)[\\/]/,
              priority: 20,
              maxSize: 400_000,
            },
            { name: 'antd', test: /node_modules[\\/]antd[\\/]/, priority: 20, maxSize: 400_000 },
            { name: 'vendor', test: /node_modules[\\/]/, priority: 10, maxSize: 400_000 },
            { name: 'domain', test: /[\\/](libs[\\/]domain|templates)[\\/]/, priority: 10 },
          ],
        },
      },
    },
  },
});

param small: bool = true

if small {
  defaults function { memory: 128MB }
//         ^^^^^^^^
}

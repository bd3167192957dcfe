"""What the technician writes: one model of `config.yaml`, every fault at once with its line."""
